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

test "only what reads is a read" {
  for_each = {
    GET    = { path = "/repos/octo/demo", verdict = "allow", rule = "reads" }
    HEAD   = { path = "/user", verdict = "allow", rule = "reads" }
    PUT    = { path = "/repos/octo/demo/topics", verdict = "approve", rule = "writes-need-a-person" }
    PATCH  = { path = "/user", verdict = "approve", rule = "writes-need-a-person" }
    DELETE = { path = "/user/starred/octo/demo", verdict = "approve", rule = "writes-need-a-person" }
  }
  action {
    endpoint = https.github
    http {
      method = each.key
      path   = each.value.path
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.rule
  }
}

test "a write ends as the person decides" {
  step "approved" {
    approver "human_approver" "oncall" { answer = "allow" }
    action {
      endpoint = https.github
      http { method = "POST" }
    }
    expect {
      verdict = "approve"
      outcome = "allow"
      asked   = [human_approver.oncall]
    }
  }
  step "nobody there" {
    approver "human_approver" "oncall" { answer = "timeout" }
    action {
      endpoint = https.github
      http { method = "POST" }
    }
    expect {
      verdict = "approve"
      outcome = "deny"
      refusal = "approver \"oncall\" timed out after 5m0s; upstream request was not sent"
    }
  }
}
