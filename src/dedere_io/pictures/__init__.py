"""Pictures: pure functions from values to SVG, for pages, files and print.

::

    from dedere_io.pictures import curve, glyphs, matrix, png, standalone, timeline, worldmap

    drawing = worldmap.draw(worldmap.world_map(), values, names={}, caption=Caption(...))
    drawing.svg()                                     # in a page; a template prints {{ drawing }}
    standalone.standalone(drawing, sheet=Sheet(...))  # a file: SVG with its colours and words
    png.to_png(drawing, sheet=Sheet(...))             # the same as PNG

==============  ==================================================================================
module          answers
==============  ==================================================================================
``glyphs``      how a standing is drawn, everywhere: ``glyph_of(finding)``, ``GLYPH_OF``,
                ``symbols()`` for a sprite
``worldmap``    ``draw(world_map(), values, names=, caption=)``; ``standing_class(glyph)``;
                ``swatch(key, setting)`` for the legend of a page
``timeline``    ``draw(lanes, span, as_of=, caption=)``; ``stretches_of(timeline, says=)``
``curve``       ``draw(Curve(points=, total=), span, as_of=, caption=)``
``matrix``      ``draw(rows, columns, caption=)``
``axes``        ``Span``, ``AsOf``: the days that are shown, and the day that is spoken of
``drawing``     ``Drawing`` and ``Caption``
``lettering``   ``Setting``: start of identifiers, language, direction
``standalone``  ``standalone(drawing, theme, sheet)``, ``Sheet``, ``GlyphKey``
``themes``      ``PAPER``, ``NIGHT``, ``PAGE``; ``stylesheet(theme)``
``png``         ``to_png(drawing, width=, sheet=)``; ``MissingFontError``, ``PictureSizeError``
==============  ==================================================================================

What holds for all of them:

- Every word is given by the caller, already translated; it is escaped here.
- Geometry is in attributes, colour in classes: no ``style``, no script, so that a strict content
  policy holds and the page's style sheet decides.  Two pictures on a page have different names
  (``Setting.name``), because identifiers belong to the page.
- A drawing with links is a group of links, one without is an image; both are named.  A map's
  links are left out of the tab order: the table beside it has them all.
- A file that stands alone has the same drawing without its links.
"""
