# Run with: ./clawpatrol policy test examples/quickstart/gateway.hcl

test "reads pass with the token" {
  action {
    host    = "api.github.com"
    profile = profile.default
    http {
      method = "GET"
      path   = "/user"
    }
  }
  expect {
    verdict = "allow"
    rule    = "reads"
    inject  = bearer_token.github_token
  }
}

test "writes wait for a person" {
  action {
    endpoint = https.github
    profile  = profile.default
    http {
      method  = "POST"
      path    = "/repos/octo/demo/issues"
      headers = { "Content-Type" = "application/json" }
      body    = "{\"title\": \"broken\"}"
    }
  }
  expect {
    verdict = "approve"
    rule    = "writes-need-a-person"
    reason  = "this changes something on GitHub"
    inject  = bearer_token.github_token
  }
}

test "repositories stay" {
  action {
    endpoint = https.github
    http {
      method = "DELETE"
      path   = "/repos/octo/demo"
    }
  }
  expect {
    verdict = "deny"
    rule    = "no-repository-deletion"
    inject  = none
  }
}

test "an unknown method is denied by default" {
  action {
    endpoint = https.github
    http {
      method = "TRACE"
      path   = "/user"
    }
  }
  expect {
    verdict = "deny"
    rule    = ""
  }
}
