"""The geometry of the charts: every place is in per cent of the plot, worked out here, so that templates only draw.

A plot runs from 0 to 100 from left to right and from top to bottom. Text keeps its size on every screen, because
places are per cent of an SVG without a view box.
"""
