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
