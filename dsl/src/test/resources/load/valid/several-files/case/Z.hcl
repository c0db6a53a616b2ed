profile "default" {
  credentials = [bearer_token.api_key]
}
