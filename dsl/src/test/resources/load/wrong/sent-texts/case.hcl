schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

endpoint "https" "api" { hosts = ["api.lab.test"] }

credential "header_token" "h1" {
  endpoint    = https.api
  placeholder = "H1"
  header      = "Host"
}

credential "header_token" "h2" {
  endpoint    = https.api
  placeholder = "H2"
  header      = "content-length"
}

credential "header_token" "h3" {
  endpoint    = https.api
  placeholder = "H3"
  header      = "Transfer-Encoding"
}

credential "header_token" "h4" {
  endpoint    = https.api
  placeholder = "H4"
  header      = "Connection"
}

credential "header_token" "h5" {
  endpoint    = https.api
  placeholder = "H5"
  header      = "Keep-Alive"
}

credential "header_token" "h6" {
  endpoint    = https.api
  placeholder = "H6"
  header      = "TE"
}

credential "header_token" "h7" {
  endpoint    = https.api
  placeholder = "H7"
  header      = "Trailer"
}

credential "header_token" "h8" {
  endpoint    = https.api
  placeholder = "H8"
  header      = "Upgrade"
}

credential "header_token" "h9" {
  endpoint    = https.api
  placeholder = "H9"
  header      = "Proxy-Authorization"
}

credential "header_token" "h10" {
  endpoint    = https.api
  placeholder = "H10"
  header      = "Sec-WebSocket-Key"
}

credential "header_token" "h11" {
  endpoint    = https.api
  placeholder = "H11"
  header      = "Content-Type"
}

credential "header_token" "h12" {
  endpoint    = https.api
  placeholder = "H12"
  header      = "X Key"
}

credential "header_token" "h13" {
  endpoint    = https.api
  placeholder = "H13"
  header      = "X-Key:"
}

credential "header_token" "h14" {
  endpoint    = https.api
  placeholder = "H14"
  header      = ":authority"
}

credential "header_token" "h15" {
  endpoint    = https.api
  placeholder = "H15"
  header      = "X-Key\r\nX-Other"
}

credential "header_token" "h16" {
  endpoint    = https.api
  placeholder = "H16"
  header      = "X-Kéy"
}

credential "header_token" "prefixed" {
  endpoint    = https.api
  placeholder = "P"
  header      = "X-Key"
  prefix      = "Token\r\nX-Other: "
}

credential "cookie_token" "cookie" {
  endpoint    = https.api
  placeholder = "C"
  cookie_name = "sid; other"
}

credential "basic_auth" "colon" {
  endpoint    = https.api
  placeholder = "B"
  username    = "bot:password"
}

credential "basic_auth" "control" {
  endpoint    = https.api
  placeholder = "D"
  username    = "bot\n"
}

credential "clickhouse_credential" "stats" {
  endpoint = https.api
  user     = "a:b"
}
