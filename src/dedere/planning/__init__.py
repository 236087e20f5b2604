"""Planning: the whole world at once. The one vectorised room of the engine (NumPy).

===============  =================================================================================
matrix           the standing of every State under every instrument on a day
bonds            the same, as one number a cell: not bound, may be bound, bound, surely dated
subjects         what States are linked about: a family, one instrument, one offence
links            which pairs of States are linked on a day, surely or possibly
over_time        the same for every day on which anything changed
coverage_map     where one offence finds a common text, may find one, or finds none known
directions       where a common text gives no basis one way, by the States' own words
overlays         what if a State joined? Counterfactuals by name; the facts stay as they are
gains            how many pairs an accession would link, as a range
planner          what a State gains by each instrument it has not joined
campaigns        the few accessions that close most gaps of a region or of the world
answers          plans and maps in stable shapes
===============  =================================================================================
"""
