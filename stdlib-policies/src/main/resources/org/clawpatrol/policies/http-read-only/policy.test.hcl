test "heads pass" {
  action {
    endpoint = https.service
    http {
      method = "HEAD"
      path   = "/status"
    }
  }
  expect { verdict = "allow" }
}

test "posts do not" {
  action {
    endpoint = https.service
    http {
      method = "POST"
      path   = "/status"
    }
  }
  expect {
    verdict = "deny"
    inject  = none
  }
}
