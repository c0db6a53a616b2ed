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

test "reads pass, writes do not" {
  for_each = {
    GET     = { verdict = "allow", rule = "reads" }
    HEAD    = { verdict = "allow", rule = "reads" }
    OPTIONS = { verdict = "allow", rule = "reads" }
    DELETE  = { verdict = "deny", rule = "no-writes" }
  }
  action {
    endpoint = https.service
    http {
      method  = each.key
      path    = "/status"
      headers = { Accept = "text/plain" }
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.rule
  }
}

test "a header that changes the method is refused" {
  for_each = ["X-Http-Method-Override", "X-Http-Method", "X-Method-Override"]
  action {
    endpoint = https.service
    http {
      method  = "GET"
      path    = "/status"
      headers = { (each.value) = "DELETE" }
    }
  }
  expect {
    verdict = "deny"
    rule    = "no-method-override"
  }
}

test "so is a field that does" {
  action {
    endpoint = https.service
    http {
      method = "GET"
      path   = "/status"
      query  = { _method = "DELETE" }
    }
  }
  expect {
    verdict = "deny"
    rule    = "no-method-override"
  }
}
