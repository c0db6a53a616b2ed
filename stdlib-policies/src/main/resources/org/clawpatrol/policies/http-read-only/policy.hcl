# HTTP read-only: the agent may look, never touch.
# Copy the file, put your host in place of api.example.com, and set the credential's secret.

schema_version = 1

gateway {
  proxy { listen = "127.0.0.1:9180" }
}

defaults {
  unknown_host = "deny"
  no_match     = "deny"
}

endpoint "https" "service" {
  hosts       = ["api.example.com"]
  description = "The service the agent may read"
}

credential "bearer_token" "service_token" { endpoint = https.service }

# A request that changes the method on its way (X-HTTP-Method-Override and its cousins, or a _method
# field) is a write in disguise.
rule "no-method-override" {
  endpoint  = https.service
  priority  = 100
  condition = <<-EOT
    'X-Http-Method-Override' in http.headers ||
    'X-Http-Method' in http.headers ||
    'X-Method-Override' in http.headers ||
    '_method' in http.query
  EOT
  verdict   = "deny"
  reason    = "method overrides are not accepted on a read-only service"
}

rule "reads" {
  endpoint  = https.service
  condition = "http.method in ['GET', 'HEAD', 'OPTIONS']"
  verdict   = "allow"
}

rule "no-writes" {
  endpoint = https.service
  priority = -100
  verdict  = "deny"
  reason   = "this service is read-only for agents"
}

profile "default" { credentials = [bearer_token.service_token] }
