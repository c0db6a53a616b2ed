# An agent that works on one cluster: it reads, restarts deployments, and looks into pods, but sees no secret.
#
#   CLAWPATROL_SECRET_CLUSTER_TOKEN=... ./clawpatrol gateway examples/kubernetes/gateway.hcl
#   ./clawpatrol join --local                          # once, in another terminal
#   ./clawpatrol env --kubeconfig > kubeconfig
#   KUBECONFIG=kubeconfig ./clawpatrol run -- kubectl get pods

schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "kubernetes" "cluster" {
  server      = "https://k8s.example.com:6443"
  description = "the staging cluster"
}

credential "bearer_token" "cluster_token" { endpoint = kubernetes.cluster }

rule "secrets-stay" {
  endpoint  = kubernetes.cluster
  priority  = 100
  condition = "k8s.resource == 'secrets' || k8s.resource.startsWith('secrets/')"
  verdict   = "deny"
  reason    = "secrets are not for agents"
}

# Opening a stream over WebSocket is a GET: only these commands, before the rule for reads.
rule "looking-into-pods" {
  endpoint  = kubernetes.cluster
  priority  = 50
  condition = "k8s.resource == 'pods/exec' && k8s.command.size() > 0 && k8s.command[0] in ['cat', 'ls', 'ps', 'df']"
  verdict   = "allow"
}

rule "reads" {
  endpoint  = kubernetes.cluster
  condition = "k8s.verb == 'meta' || (k8s.verb in ['get', 'list', 'watch'] && (!k8s.resource.contains('/') || k8s.resource == 'pods/log'))"
  verdict   = "allow"
}

rule "restarts" {
  endpoint  = kubernetes.cluster
  condition = "k8s.verb == 'patch' && k8s.resource == 'deployments'"
  verdict   = "allow"
}

profile "default" { credentials = [bearer_token.cluster_token] }
