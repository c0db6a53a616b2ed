test "reads" {
  action {
    endpoint = https.api
    http {
      method = "GET"
      path   = "/repos/octo"
    }
  }
  expect {
    verdict = "allow"
    rule    = "reads"
  }
}

# Not as expected, on purpose: saying why loads classes, too.
test "members" {
  action {
    endpoint = https.api
    http {
      method = "PUT"
      path   = "/orgs/members"
    }
  }
  expect {
    verdict = "allow"
    rule    = "reads"
  }
}
