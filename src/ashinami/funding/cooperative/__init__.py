"""特定地域づくり事業協同組合: who may found it, what its costs bring, and a year in which seasonal jobs and a daily drive make one job."""
