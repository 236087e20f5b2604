-- What may serve two States as a basis, in SQL for DuckDB; after rules_again/rules.sql, which says
-- what conventions give. Tables: legal_rules_facts.py, and grade from legal_rules_standing.sql.
-- Asked are pair, offence, form and matter (one row: extradition or mla); today is one number.

create or replace temp table party as
  select distinct p.one, p.other, x.code as a, y.code as b
  from pair p join person x on x.state = p.one join person y on y.state = p.other;

-- Treaties and arrangements of several States that reach any offence; the weaker bond decides.
create or replace temp table many as
  select p.one, p.other, r.instrument, r.kind,
    a.grade >= 2 and b.grade >= 2 as binds, least(a.grade, b.grade) as grade,
    w.instrument is not null as replaces,
    exists (from person n join act t on t.state = n.code where n.state = p.one and t.instrument = r.instrument)
      and exists (from person n join act t on t.state = n.code where n.state = p.other and t.instrument = r.instrument)
      as named
  from pair p join reaches_any r on r.matter = (from matter)
  join grade a on a.state = p.one and a.instrument = r.instrument
  join grade b on b.state = p.other and b.instrument = r.instrument
  left join replaces_treaties w on w.instrument = r.instrument and w.matter = r.matter;
create or replace temp table several as
  select * from many m where binds
    and not exists (from many n join prevails v on v.instrument = n.instrument
                    where n.one = m.one and n.other = m.other and n.binds and v.other = m.instrument);
create or replace temp table replacing as
  select p.one, p.other,
    exists (from several s where s.one = p.one and s.other = p.other and s.replaces and s.kind <> 'scheme') as surely,
    exists (from many m where m.one = p.one and m.other = p.other and not m.binds and m.named and m.replaces
            and m.kind <> 'scheme') as perhaps
  from pair p;

-- Which listed treaties stand between the two, and what each is to the others.
create or replace temp table entry as
  select t.*, t.kind in ('amendment', 'extension') as attached, s.first as signed_first, s.last as signed_last,
    f.day as in_force, e.day as ended,
    (select list(source) from treaty_source x where x.treaty = t.treaty) as sources,
    (select list(other) from amends x where x.treaty = t.treaty) as changed,
    (select list_sort(list(state)) from treaty_party x where x.treaty = t.treaty) as parties
  from treaty t
  left join treaty_signed s using (treaty)
  left join treaty_in_force f using (treaty)
  left join treaty_ended e using (treaty)
  where t.treaty in (select treaty from treaty_matter where matter = (from matter));
create or replace temp table found as
  select distinct p.one, p.other, t.*
  from party p
  join treaty_party x on x.state = p.a
  join treaty_party y on y.state = p.b and y.treaty = x.treaty and y.state <> x.state and y.side <> x.side
  join entry t on t.treaty = x.treaty;
create or replace temp table repeated as
  select t.one, t.other, t.treaty from found t join found u on u.one = t.one and u.other = t.other
  where not t.attached and not u.attached and t.treaty <> u.treaty
    and t.signed_first = t.signed_last and u.signed_first = t.signed_first and u.signed_last = t.signed_first
    and not list_has_any(t.sources, u.sources)
    and (u.in_force is not null, u.treaty) > (t.in_force is not null, t.treaty)
  group by all;
create or replace temp table standing as
  with principal as (from found t where not attached and not exists
      (from repeated r where r.one = t.one and r.other = t.other and r.treaty = t.treaty)),
    loose as (from found t where attached and not exists
      (from found w where w.one = t.one and w.other = t.other and not w.attached
       and list_contains(coalesce(t.changed, []), w.treaty)))
  from principal
  union all
  from loose t
  where not exists (from instrument i where list_contains(coalesce(t.changed, []), i.instrument))
    and not exists (from principal g where g.one = t.one and g.other = t.other and g.scope = 'general')
    and not exists (from treaty u where list_contains(coalesce(t.changed, []), u.treaty)
      and t.parties = (select list_sort(list(state)) from treaty_party x where x.treaty = u.treaty));

-- The treaty itself, and the later ones of the pair (VCLT 24, 54, 59).
create or replace temp table status as
  select treaty, case
      when ended <= day then 'terminated'
      when in_force is not null then case when day < in_force then 'not-yet-in-force' end
      when day < signed_first then 'not-yet-signed' end as why
  from entry, today;
create or replace temp table later as
  select t.one, t.other, t.treaty,
    bool_or(not mute and t.scope <> 'part' and not t.attached
      and coalesce(t.in_force, t.signed_last) < u.in_force and u.in_force <= day) as replaced,
    bool_or(u.in_force is null and s.why is null) as perhaps
  from today, standing t join standing u on u.one = t.one and u.other = t.other and u.treaty <> t.treaty
  join status s on s.treaty = u.treaty,
  lateral (select exists (from silent q where list_contains(t.sources, q.source)
                          and list_contains(u.sources, q.source)) as mute)
  where u.scope = 'general' and not u.attached
    and case when t.signed_last is not null and u.signed_first is not null then t.signed_last < u.signed_first
             else coalesce(t.in_force, t.signed_last) < coalesce(u.in_force, u.signed_first) end
  group by all;
create or replace temp table complete as
  select distinct p.one, p.other from party p
  join complete_list l on (l.state = p.a or l.state = p.b) and l.matter = (from matter)
  join today on day between l.first and l.last;
create or replace temp table looked as
  select t.one, t.other, t.treaty, case
      when t.scope in ('territories', 'other-parties', 'other-matter') then 'other-scope'
      when s.why is not null then s.why
      when l.replaced or r.surely then 'replaced' end as why,
    case when t.in_force is null or coalesce(l.perhaps, false) then 2
         when c.one is null or r.perhaps then 3 else 4 end as grade
  from standing t join status s using (treaty) join replacing r using (one, other)
  left join later l using (one, other, treaty)
  left join complete c using (one, other);
create or replace temp table why_not as
  select one, other, treaty, why from looked where why is not null
  union all select one, other, treaty, 'same-treaty' from repeated;
create or replace temp table ask_treaty as
  select p.one, p.other from pair p join replacing r using (one, other)
  where not r.surely and not exists (from looked l where l.one = p.one and l.other = p.other and l.why is null)
    and not exists (from complete c where c.one = p.one and c.other = p.other);

-- How surely a convention governs: its weakest bond; at most presumed where a later text may.
create or replace temp table surety as
  select d.one, d.other, d.family, d.sure,
    least(min(least(a.grade, b.grade)), case d.answer when 'unknown' then 3 else 4 end) as grade
  from decided d join needs n on n.family = d.family and n.place = d.sure
  join grade a on a.state = d.one and a.instrument = n.instrument
  join grade b on b.state = d.other and b.instrument = n.instrument
  where d.answer in ('yes', 'unknown') group by d.one, d.other, d.family, d.sure, d.answer;
create or replace temp table given as
  select one, other, instrument, kind, grade from several
  union select one, other, treaty, 'treaty', grade from looked where why is null;
insert into given
  select distinct b.one, b.other, b.instrument, case b.kind when 'assistance' then 'treaty' else b.kind end, s.grade
  from basis b
  join (select distinct instrument, family from covers) c on c.instrument = b.instrument
  join surety s on s.one = b.one and s.other = b.other and s.family = c.family
  where b.kind <> 'optional' or not exists (from given g where g.one = b.one and g.other = b.other
    and g.kind in ('treaty', 'arrangement') and g.grade = 4);

-- Extradition: what is deemed included in the treaties there are; the duty to submit the case.
create or replace temp table usable as
  select distinct s.one, s.other, s.family, s.grade, c.instrument
  from surety s join covers c on c.family = s.family and c.offence in (select id from offence)
  join governs g on g.family = s.family and g.place = s.sure and g.text = c.instrument
  join available v on v.instrument = c.instrument and v.matter = (from matter)
  where (from matter) = 'extradition';
create or replace temp table deemed as
  select one, other, instrument from usable semi join deems using (instrument);
create or replace temp table duty as
  select one, other, instrument, grade from usable semi join prosecute using (instrument)
  union
  select p.one, p.other, c.instrument, a.grade
  from pair p cross join offence o
  join home h on h.offence = o.id
  join covers c on c.offence = o.id
  join prosecute q on q.instrument = c.instrument and q.asked = 0
  join grade a on a.state = p.other and a.instrument = c.instrument and a.grade >= 2
  where (from matter) = 'extradition'
    and c.family in (select family from covers x where x.offence = o.id and x.instrument = h.instrument)
    and not exists (from usable u where u.one = p.one and u.other = p.other and u.family = c.family);
