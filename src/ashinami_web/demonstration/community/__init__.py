"""Five municipalities and two prefectures as the papers tell of them: facts and dates as there, in our own words, every person invented."""
