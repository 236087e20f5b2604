-- Who is bound by what on a day, in SQL for DuckDB: from acts, final clauses and lists of parties.
-- Tables: legal_rules_facts.py; today is a table of one number. The answer is the table grade:
-- 1 the bond is open, 2 undated, 3 presumed, 4 established; no row: not bound.

create or replace macro as_date(n) as date '0001-01-01' + (n - 1)::int;
create or replace macro as_number(d) as datediff('day', date '0001-01-01', d::date) + 1;

-- The day on which a delay that starts on a day has run out; months are the calendar's own.
create or replace macro run_out(kind, n, plus, d) as plus + case kind
  when 'immediate' then d
  when 'days' then d + n
  when 'months' then as_number(as_date(d) + to_months(n))
  when 'years' then as_number(as_date(d) + to_years(n))
  when 'month-start' then as_number(date_trunc('month', as_date(d)) + to_months(n))
  when 'month-start-after-months' then as_number(date_trunc('month', as_date(d) + to_months(n)) + to_months(1))
end;

-- One legal person under several codes; when it began by succession; when a former State ended.
create or replace temp table person as
  with recursive linked as (
      select earlier as a, later as b from continuity where kind in ('continuation', 'change of name')
      union select later, earlier from continuity where kind in ('continuation', 'change of name')),
    reached as (
      select state, state as code from state
      union select r.state, l.b from reached r join linked l on l.a = r.code)
  select * from reached;
create or replace temp table began as
  select p.state, min(c.day) as day from person p join continuity c on c.later = p.code
  where c.kind = 'succession' group by p.state;
create or replace temp table ended as
  select f.state, max(c.day) as day from former f join continuity c on c.earlier = f.state group by f.state;
create or replace temp table proves as
  select s.state, p.instrument, p.upto from state s cross join silence_proves p
  where exists (from person c left join ended e on e.state = c.code
                where c.state = s.state and (e.day is null or e.day > p.upto));

-- Acts with the day of which an undated entry speaks, and the last day of which its sources speak.
create or replace temp table told as
  select a.act, a.instrument, a.kind, a.state as code,
         d.first, d.last, e.day as effective,
         coalesce(o.first, s.first, (select day from compiled)) as listed_first,
         coalesce(o.last, s.last, (select day from compiled)) as listed_last,
         greatest(o.first, v.upto) as speaks
  from act a
  left join act_dated d using (act)
  left join act_effective e using (act)
  left join act_as_of o using (act)
  left join (
    select act, min(first) as first, min_by(last, (first, last)) as last from (
      select x.act, y.first, y.last from act_source x join source_as_of y using (source)
      union all
      select x.act, y.last, y.last from act_source x join source_not_after y using (source))
    group by act) s using (act)
  left join (
    select x.act, max(coalesce(y.first, z.first)) as upto
    from act_source x left join source_as_of y using (source) left join source_not_before z using (source)
    group by x.act) v using (act);
create or replace temp table own as
  select p.state, t.* from person p join told t using (code);

-- What one row amounts to.
create or replace temp table claim as
  with consent as (
    select o.*, g.day as general, b.day as born, l.kind as how, l.n, l.plus
    from own o
    left join general g using (instrument)
    left join began b on b.state = o.state
    left join delay l on l.instrument = o.instrument and l.what = 'later'
    where o.kind in ('definitive_signature', 'ratification', 'acceptance', 'approval', 'accession',
                     'succession', 'participation')
      and (o.effective is not null or g.day is not null)),
  judged as (
    select *, case
        when effective is not null then 'stated'
        when first is null then 'undated'
        when kind = 'succession' then 'succession'
        else 'deposit' end as sort,
      greatest(general, run_out(how, n, plus, first)) as soonest,
      greatest(general, run_out(how, n, plus, last)) as latest
    from consent)
  select state, instrument, act, sort, first, last, speaks, coalesce(first, effective) as done,
    listed_first,
    case sort when 'stated' then effective
              when 'undated' then greatest(general, listed_first)
              when 'succession' then greatest(general, coalesce(born, last))
              else latest end as surely,
    case sort when 'stated' then effective
              when 'undated' then general
              when 'succession' then case when born is null then general else greatest(general, born) end
              else soonest end as possibly,
    case sort when 'stated' then true
              when 'undated' then listed_last <= general
              when 'succession' then born is not null
              else soonest = latest end as exact,
    sort <> 'undated' or listed_last <= general as dated,
    case sort when 'undated' then case when listed_last < general then listed_last end
              when 'succession' then case when born is not null then last end
              else last end as consented
  from judged;

-- A protocol open to parties alone binds no earlier than its parent, where that day is known.
create or replace temp table parent_from as
  with recursive start as (
      select c.state, c.instrument,
        case when min(surely) = max(surely) then bool_or(exact)
             else any_value(i.depositaries) > 1
               and coalesce(bool_or(exact and consented is not null and surely = low), false) end as known,
        min(surely) as day
      from (select *, min(surely) over (partition by state, instrument) as low from claim where dated) c
      join instrument i using (instrument) group by all),
    up as (
      select s.state, p.instrument, p.parent, s.day from prerequisite p
      join start s on s.instrument = p.parent where s.known
      union
      select u.state, p.instrument, p.parent, u.day from up u
      join prerequisite p on p.parent = u.instrument
      join start s on s.instrument = p.parent and s.state = u.state where s.known)
  select state, instrument, max(day) as day from up group by all;
create or replace temp table fact as
  select c.* replace (
      case when sort = 'deposit' then greatest(c.surely, f.day) else c.surely end as surely,
      case when sort = 'deposit' then greatest(c.possibly, f.day) else c.possibly end as possibly,
      case when sort = 'deposit' then greatest(c.possibly, f.day) = greatest(c.surely, f.day)
           else exact end as exact)
  from claim c left join parent_from f using (state, instrument);

-- Denunciations, of the instrument and of those whose denunciation ends it too.
create or replace temp table ending as
  with leaving as (
      select o.*, o.instrument as left_text from own o where o.kind = 'denunciation'
      union all
      select o.* replace (e.other as instrument), o.instrument from own o
      join ends_also e using (instrument) where o.kind = 'denunciation')
  select l.state, l.instrument, l.act,
    least(coalesce(l.last, l.listed_first), l.effective) as received,
    case when l.effective is not null then l.effective
         when l.last is null then l.listed_first
         when d.kind is null then 9999999
         else run_out(d.kind, d.n, d.plus, l.last) end as surely,
    case when l.effective is not null then l.effective
         when l.last is null then null
         when d.kind is null then l.first
         else run_out(d.kind, d.n, d.plus, l.first) end as possibly
  from leaving l left join delay d on d.instrument = l.left_text and d.what = 'leave'
  where l.effective is not null or l.left_text in (select instrument from may_leave);

-- Consents between the same denunciations are one bond; part -1 holds all consents of a State.
create or replace temp table grouped as
  with counted as (
    select f.*, (select count(*) from ending e where e.state = f.state and e.instrument = f.instrument
                 and e.received <= f.done) as part from fact f)
  select * from counted union all select * replace (-1 as part) from counted;
create or replace temp table joined as
  with low as (
    select *, min(surely) filter (dated) over w as lowest, max(surely) filter (dated) over w as highest,
           min(surely) over w as earliest
    from grouped window w as (partition by state, instrument, part))
  select g.state, g.instrument, g.part,
    bool_or(dated) as timed,
    coalesce(min(consented) filter (dated and surely = lowest), null) as consented,
    any_value(lowest) = any_value(highest)
      or (any_value(i.depositaries) > 1 and min(consented) filter (dated and surely = lowest) is not null) as first_counts,
    case when not bool_or(dated) then any_value(earliest)
         when first_counts then any_value(lowest) else any_value(highest) end as surely,
    case when bool_or(dated) then min(possibly) filter (dated and surely = lowest)
         else min(possibly) filter (surely = earliest) end as possibly,
    coalesce(bool_or(exact and dated and surely = lowest), false) and first_counts as exact,
    max(greatest(speaks, case when dated then surely else listed_first end)) as vouched
  from low g join instrument i using (instrument)
  group by g.state, g.instrument, g.part;
create or replace temp table named_by as
  select distinct g.state, g.instrument, g.part, s.source from grouped g join act_source s using (act);

-- Bonds: what a State did itself; else what a unification brought; else what a protocol proves.
create or replace temp table bond_source as
  select state, instrument, part::text as part, source from named_by where part >= 0;
create or replace temp table held_bond as
  select j.state, j.instrument, j.part::text as part, j.part as number, true as acted, surely, possibly, exact, timed, consented,
    greatest(vouched, (select max(u.upto) from lists_upto u join list_of_parties l using (instrument)
      join named_by n on n.instrument = u.instrument and n.source = l.source
      where u.instrument = j.instrument and n.state = j.state and n.part = j.part)) as vouched
  from joined j where j.part >= 0;
create or replace temp table united as
  select c.later as state, j.instrument, 'united ' || j.state as part, 0 as number, j.state as earlier,
    greatest(c.day, j.surely) as surely, case when j.exact then greatest(c.day, j.surely) end as possibly,
    j.exact, j.timed
  from continuity c join joined j on j.state = c.earlier and j.part = -1
  where c.kind = 'unification'
    and not exists (from joined o where o.state = c.later and o.instrument = j.instrument);
insert into held_bond
  select state, instrument, part, number, false, surely, possibly, exact, timed, null, surely from united;
insert into bond_source
  select u.state, u.instrument, u.part, n.source from united u
  join named_by n on n.state = u.earlier and n.instrument = u.instrument and n.part = -1;
create or replace temp table proof as
  select j.state, p.parent as instrument, p.instrument as protocol, j.surely, j.vouched
  from prerequisite p join joined j on j.instrument = p.instrument and j.part = -1
  where not exists (from held_bond o where o.state = j.state and o.instrument = p.parent);
insert into held_bond
  select p.state, p.instrument, 'proved', 0, false, min(p.surely), any_value(g.day), false, false, null,
    max(greatest(p.vouched, (select max(u.upto) from lists_upto u join list_of_parties l using (instrument)
      join named_by n on n.instrument = u.instrument and n.source = l.source
      where u.instrument = p.protocol and n.state = p.state)))
  from proof p join general g using (instrument) group by p.state, p.instrument;
insert into bond_source
  select distinct p.state, p.instrument, 'proved', n.source from proof p
  join named_by n on n.state = p.state and n.instrument = p.protocol;

-- Until when: a denunciation ends the last bond before it; of several, the last one is sure. It ends
-- what a predecessor brought in or a protocol proves as well (VCLT art. 54).
create or replace temp table stretch as
  with numbered as (
      select *, rank() over (partition by state, instrument order by surely) - 1 as place from ending),
    until as (
      select b.state, b.instrument, b.part, max(e.surely) as until, min(coalesce(e.possibly, b.surely)) as maybe_until
      from held_bond b join numbered e on e.state = b.state and e.instrument = b.instrument
      where case when b.acted then e.place >= b.number else e.surely > b.surely end
        and not exists (from held_bond x where x.state = b.state and x.instrument = b.instrument
                        and x.number > b.number and x.number <= e.place)
      group by all),
    listed as (
      select b.state, b.instrument, b.part,
        bool_or(case u.how when 'by-name' then b.surely <= u.upto
          else exists (from bond_source s join list_of_parties l on l.instrument = s.instrument and l.source = s.source
                       where s.state = b.state and s.instrument = b.instrument and s.part = b.part) end) as in_list
      from held_bond b join lists_upto u using (instrument) group by all)
  select b.*, x.until, x.maybe_until, coalesce(l.in_list, false) as in_list, p.upto,
    coalesce(b.surely <= p.upto and not coalesce(l.in_list, false), false) as contested,
    bool_or(coalesce(l.in_list, false)) over (partition by b.state, b.instrument) as any_in_list
  from held_bond b
  left join until x using (state, instrument, part)
  left join listed l using (state, instrument, part)
  left join proves p using (state, instrument);

-- The day itself.
create or replace table grade as
  with day as (select day as t from today),
    opened as (
      select s.state, i.instrument, least(i.opens, min(coalesce(b.consented, b.surely)), (
          select min(o.first) from own o where o.state = s.state and o.instrument = i.instrument
          and o.kind = 'signature')) as first_act, min(b.surely) as first_bond
      from state s cross join instrument i
      left join stretch b on b.state = s.state and b.instrument = i.instrument
      group by s.state, i.instrument, i.opens),
    alive as (
      select o.state, o.instrument, coalesce(g.day <= t, false) as in_force
      from day, opened o left join general g using (instrument)
      left join began n on n.state = o.state left join ended e on e.state = o.state
      where first_act <= t and t >= least(coalesce(n.day, 0), coalesce(first_bond, 9999999))
        and (e.day is null or t < e.day)),
    now as (
      select b.*,
        b.contested or coalesce(not timed and not in_list and t <= upto, false) as denied,
        coalesce(until <= t, false) as over
      from day, stretch b),
    seen as (
      select a.state, a.instrument, a.in_force,
        min(number) filter (surely <= t and not over and not denied) as current,
        coalesce(bool_or(consented <= t and t < surely and t < coalesce(possibly, 0) and not contested), false) as waiting,
        coalesce(bool_or(over), false) as has_left,
        coalesce(bool_or(t < surely and coalesce(possibly, 0) <= t and not exact and not denied), false) as unsure,
        coalesce(bool_or(contested and surely <= t), false) as disputed
      from day cross join alive a left join now n using (state, instrument) group by all)
  select s.state, s.instrument, case
      when n.state is not null then case
        when n.maybe_until <= t then 1
        when not n.timed then 2
        when t <= greatest(n.vouched, case when n.any_in_list then n.upto end) then 4
        else 3 end
      when waiting or has_left then 0
      when unsure then in_force::int
      when disputed then 1
      when p.upto is not null and t <= p.upto then 0
      else in_force::int end as grade
  from day, seen s
  left join now n on n.state = s.state and n.instrument = s.instrument and n.number = s.current
    and n.surely <= t and not n.over and not n.denied
  left join proves p on p.state = s.state and p.instrument = s.instrument;
delete from grade where grade = 0;
