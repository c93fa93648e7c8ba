"""From the directory to files that others can read: the published places, in the national format or as GeoJSON."""
