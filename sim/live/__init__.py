"""One life of the market, watched while it is lived, in Mesa's own page: `counterflow watch`. Only `watch_app` needs the extra."""
