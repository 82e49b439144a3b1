"""Law of local transit planning (地域公共交通の活性化及び再生に関する法律) as far as it opens or closes a way for volunteer rides."""
