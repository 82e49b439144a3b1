"""Money of the community support projects (地域支援事業): ceilings, who pays which share, standard amounts, incentives."""
