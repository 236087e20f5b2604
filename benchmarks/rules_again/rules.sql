-- The rules of the finder on conventions, for DuckDB. Relations: relations.py. Asked are the tables
-- pair (requesting, requested), offence (id) and form (kind); today is a table of one number.

create or replace temp table asked as
  select distinct family from covers join offence on covers.offence = offence.id;

create or replace temp table held_by_both as
  select p.one, p.other, r.family, r.place,
         bool_and(coalesce(a.bond, 0) = 2 and coalesce(b.bond, 0) = 2) as sure,
         bool_and(coalesce(a.bond, 0) >= 1 and coalesce(b.bond, 0) >= 1) as perhaps
  from pair p
  cross join (select * from rule where apart = 0 and family in (select family from asked)) r
  join needs n on n.family = r.family and n.place = r.place
  left join bond a on a.state = p.one and a.instrument = n.instrument
  left join bond b on b.state = p.other and b.instrument = n.instrument
  group by all;

create or replace temp table came as
  select p.one, p.other, x.family, x.place,
         bool_or((al = 2 and ae < 2 and be = 2 and bl < 2)
              or (bl = 2 and be < 2 and ae = 2 and al < 2)) as surely,
         bool_or((al >= 1 and ae < 2 and be >= 1 and bl < 2)
              or (bl >= 1 and be < 2 and ae >= 1 and al < 2)) as perhaps
  from pair p
  cross join (select * from apart where family in (select family from asked)) x,
  lateral (select coalesce((select bond from bond where state = p.one and instrument = x.later), 0) as al,
                  coalesce((select bond from bond where state = p.one and instrument = x.earlier), 0) as ae,
                  coalesce((select bond from bond where state = p.other and instrument = x.later), 0) as bl,
                  coalesce((select bond from bond where state = p.other and instrument = x.earlier), 0) as be)
  group by all;

create or replace temp table decided as
  with first as (
    select one, other, family,
           min(place) filter (sure) as sure,
           min(place) filter (perhaps) as perhaps
    from held_by_both group by all)
  select first.one, first.other, first.family, first.sure,
         case
           when came.surely and coalesce(first.perhaps, 999) > came.place then 'unsettled'
           when first.perhaps is null and came.perhaps then 'unknown'
           when first.perhaps is null then 'no'
           when first.sure = first.perhaps then 'yes'
           else 'unknown'
         end as answer
  from first left join came using (one, other, family);

create or replace temp table spoken as
  select distinct d.state, d.instrument, d.accepts
  from declared d join clause c on c.instrument = d.instrument and c.kind = 'optional'
  where d.article in (c.article, c.whole) and (select day from today) between d.first and d.over - 1;

create or replace temp table held as
  select * from practice where (select day from today) between first and over - 1;

create or replace temp table declines as
  select c.state, c.instrument from
    (select s.state, k.instrument from (select distinct state from bond) s
     cross join (select instrument from clause where kind = 'optional') k) c
  where case
    when exists (from spoken s where s.state = c.state and s.instrument = c.instrument)
      then not exists (from spoken s where s.state = c.state and s.instrument = c.instrument and s.accepts = 1)
    when exists (from held h where h.state = c.state and h.instrument = c.instrument
                 and h.question = 'accepts-convention-basis')
      then exists (from held h where h.state = c.state and h.instrument = c.instrument
                   and h.question = 'accepts-convention-basis' and h.answer = 'no')
    else exists (from held h where h.state = c.state and h.instrument = ''
                 and h.question = 'accepts-convention-basis' and h.answer = 'no')
  end;

create or replace temp table required as
  select state, min(answer) as answer from held
  where question = 'treaty-required' and instrument = ''
  group by state having count(distinct answer) = 1 and min(answer) <> 'conditional';

create or replace temp table basis as
  select distinct d.one, d.other, c.instrument, k.kind
  from decided d
  join covers c on c.family = d.family and c.offence in (select id from offence)
  join governs g on g.family = d.family and g.place = d.sure and g.text = c.instrument
  join clause k on k.instrument = c.instrument and k.kind in (select kind from form)
  left join declines x on x.state = d.other and x.instrument = c.instrument
  left join required mine on mine.state = d.one
  left join required theirs on theirs.state = d.other
  where d.answer in ('yes', 'unknown')
    and case k.kind
      when 'optional' then x.state is null and theirs.answer is distinct from 'no'
      when 'without' then mine.answer is distinct from 'yes' and theirs.answer is distinct from 'yes'
      else true end;

create or replace temp table open_matter as
  select distinct d.one, d.other, d.family from decided d
  join covers c on c.family = d.family and c.offence in (select id from offence)
  join clause k on k.instrument = c.instrument and k.kind in (select kind from form)
  where d.answer in ('unknown', 'unsettled');
