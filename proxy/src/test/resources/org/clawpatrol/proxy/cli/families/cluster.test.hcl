test "one harmless command, word for word" {
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb      = "create"
      resource  = "pods/exec"
      namespace = "blue"
      name      = "p"
    }
    facts = { k8s = { command = ["date", "-u"], container = "app" } }
  }
  expect {
    verdict = "allow"
    rule    = "exec-harmless"
  }
}

test "the same command in another container" {
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = "create"
      resource = "pods/exec"
      params   = { container = "vault" }
      http = {
        method = "POST"
        query  = { command = ["date", "-u"], container = "vault" }
      }
    }
  }
  expect {
    verdict = "deny"
    rule    = "exec-else"
  }
}

test "a word more" {
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = "get"
      resource = "pods/exec"
      params   = { command = "date" }
      http     = { method = "GET", query = { command = ["date", "-u", "-s"] } }
    }
  }
  expect {
    verdict = "deny"
    rule    = "exec-else"
    reason  = "only harmless commands"
  }
}
