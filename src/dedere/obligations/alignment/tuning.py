"""The numbers of alignment in one place. They were found by the search that the reference page
describes (``docs/reference/alignment.md``), over whole States and instruments left out in turn.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """How much each kind of evidence counts.

    Attributes:
        kind: Concepts of the kind of obligation, against those of its own words.
        link: Concepts of the ground of jurisdiction.
        text: Shared out among the concepts that our summary speaks of.
        text_of_link: The same where a ground of jurisdiction says more than the summary.
        element: What a list of elements adds for a concept.
        common: For concepts that nearly every obligation speaks of.
        most_for_one: No concept of a summary counts more.
        expansion: Concepts by which laws often answer.
        subject: Shared out among the concepts of the instrument's matter.
        subject_of_title: Concepts of its title.
        subject_of_offences: Concepts of its offences.
        words: Shared out among the words of our summary (laws in English).
        title_words: Shared out among the words of the instrument's title.
        focus_share: The concepts of the obligation in the score.
        words_share: Words in the score.
        subject_factor: By how much the matter raises what fits the obligation.
        subject_share: What the matter counts alone.
        citation: For naming the article of a convention that has its number.
        heading: A concept in the heading of a provision.
        lead_above: In the words above it, to which it belongs.
        heading_above: In the headings of provisions above it.
        division: In the headings of parts and chapters.
        title: In the title of the act.
        referred: In a section that it names.
        length_share: How much long provisions are held back.
        usual_length: Of a provision, in words.
        shortest_length: Shorter ones count as this long.
        saturation: How soon more of the same adds little.
        most_rare: The weight that rarity gives at most.
        definitions: For sections of definitions, unless definitions are asked for.
        catalogue: For a provision that names many sections, unless lists are asked for.
        descent: How close behind a provision its best part comes.
        quoted: For a treaty that the law prints.
        same_branch: For a provision above or under one already proposed.
        same_section: For another one of the same section.
        named: For naming the instrument itself by its title.
        devoted: By how much a law is raised for the instruments it is about.
        other_matter: By how much a law that is about other instruments only is held back.
        least: A score below this is no proposal.
    """

    kind: float = 1.0
    link: float = 1.0
    text: float = 4.5
    text_of_link: float = 0.4
    element: float = 0.25
    common: float = 0.4
    most_for_one: float = 3.0
    expansion: float = 1.0
    subject: float = 6.0
    subject_of_title: float = 0.3
    subject_of_offences: float = 0.64
    words: float = 5.0
    title_words: float = 2.0
    focus_share: float = 1.0
    words_share: float = 0.5
    subject_factor: float = 2.0
    subject_share: float = 0.05
    citation: float = 0.2
    heading: float = 3.2
    lead_above: float = 0.5
    heading_above: float = 0.8
    division: float = 0.38
    title: float = 0.2
    referred: float = 0.4
    length_share: float = 0.6
    usual_length: float = 120.0
    shortest_length: float = 30.0
    saturation: float = 1.0
    most_rare: float = 5.0
    definitions: float = 0.75
    catalogue: float = 0.75
    descent: float = 0.96
    quoted: float = 0.4
    same_branch: float = 0.9
    same_section: float = 0.9
    named: float = 0.1
    devoted: float = 0.5
    other_matter: float = 0.3
    least: float = 0.05


USUAL = Tuning()
