"""All disk access: a project's folder → Project (``project``), and a site's artifacts → its folder (``sync``)."""
