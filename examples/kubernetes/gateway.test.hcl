# Run with: ./clawpatrol policy test examples/kubernetes/gateway.hcl

test "pods are listed with the token" {
  action {
    endpoint = kubernetes.cluster
    profile  = profile.default
    k8s {
      verb      = "list"
      resource  = "pods"
      namespace = "web"
    }
  }
  expect {
    verdict = "allow"
    rule    = "reads"
    inject  = bearer_token.cluster_token
  }
}

test "secrets stay, one by one and all at once" {
  action {
    endpoint = kubernetes.cluster
    profile  = profile.default
    k8s {
      verb      = "list"
      resource  = "secrets"
      namespace = "web"
    }
  }
  expect {
    verdict = "deny"
    rule    = "secrets-stay"
    reason  = "secrets are not for agents"
  }
}

test "a pod is not deleted" {
  action {
    endpoint = kubernetes.cluster
    profile  = profile.default
    k8s {
      verb      = "delete"
      resource  = "pods"
      namespace = "web"
      name      = "nginx"
    }
  }
  expect { verdict = "deny" }
}

test "an exec is no read" {
  action {
    endpoint = kubernetes.cluster
    profile  = profile.default
    k8s {
      verb      = "get"
      resource  = "pods/exec"
      namespace = "web"
      name      = "nginx"
    }
    facts = { k8s = { command = ["sh"] } }
  }
  expect { verdict = "deny" }
}

test "ls in a pod is fine" {
  action {
    endpoint = kubernetes.cluster
    profile  = profile.default
    k8s {
      verb      = "get"
      resource  = "pods/exec"
      namespace = "web"
      name      = "nginx"
    }
    facts = { k8s = { command = ["ls", "-l"] } }
  }
  expect {
    verdict = "allow"
    rule    = "looking-into-pods"
  }
}

test "what belongs to secrets stays, too" {
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = "get"
      resource = "secrets/status"
    }
  }
  expect {
    verdict = "deny"
    rule    = "secrets-stay"
  }
}

test "commands that only look" {
  for_each = {
    cat  = { command = ["cat"], verdict = "allow", rule = "looking-into-pods" }
    ls   = { command = ["ls"], verdict = "allow", rule = "looking-into-pods" }
    ps   = { command = ["ps"], verdict = "allow", rule = "looking-into-pods" }
    df   = { command = ["df"], verdict = "allow", rule = "looking-into-pods" }
    none = { command = [], verdict = "deny", rule = "" }
    rm   = { command = ["rm", "cat"], verdict = "deny", rule = "" }
  }
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = "create"
      resource = "pods/exec"
    }
    facts = { k8s = { command = each.value.command } }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.rule
  }
}

test "attaching is no exec" {
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = "create"
      resource = "pods/attach"
    }
    facts = { k8s = { command = ["ls"] } }
  }
  expect { verdict = "deny" }
}

test "reads, and what only looks like one" {
  for_each = [
    { verb = "meta", resource = "", verdict = "allow" },
    { verb = "get", resource = "pods", verdict = "allow" },
    { verb = "watch", resource = "pods", verdict = "allow" },
    { verb = "get", resource = "pods/log", verdict = "allow" },
    { verb = "get", resource = "pods/status", verdict = "deny" },
    { verb = "delete", resource = "pods/log", verdict = "deny" },
  ]
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = each.value.verb
      resource = each.value.resource
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.verdict == "allow" ? "reads" : ""
  }
}

test "deployments restart, nothing else changes" {
  for_each = [
    { verb = "patch", resource = "deployments", verdict = "allow", rule = "restarts" },
    { verb = "patch", resource = "pods", verdict = "deny", rule = "" },
    { verb = "delete", resource = "deployments", verdict = "deny", rule = "" },
  ]
  action {
    endpoint = kubernetes.cluster
    k8s {
      verb     = each.value.verb
      resource = each.value.resource
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.rule
  }
}
