# Run with: ./clawpatrol policy test examples/credentials/gateway.hcl

test "slack takes messages and no administration" {
  for_each = [
    { method = "GET", path = "/api/conversations.list", verdict = "allow", rule = "slack" },
    { method = "POST", path = "/api/chat.postMessage", verdict = "allow", rule = "slack" },
    { method = "POST", path = "/api/admin.users.list", verdict = "deny", rule = "no-admin-of-slack" },
    { method = "PUT", path = "/api/chat.postMessage", verdict = "deny", rule = "" },
  ]
  action {
    host    = "slack.com"
    profile = profile.default
    http {
      method = each.value.method
      path   = each.value.path
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.rule
  }
}

test "who administers is told why not" {
  action {
    endpoint = https.slack
    profile  = profile.default
    http {
      method = "GET"
      path   = "/api/admin.teams.list"
    }
  }
  expect {
    verdict = "deny"
    outcome = "deny"
    refusal = "agents do not administer the workspace"
  }
}

test "telegram sends messages and sets no webhooks" {
  for_each = { sendMessage = "allow", setWebhook = "deny" }
  action {
    endpoint = https.telegram
    profile  = profile.default
    http {
      method = "POST"
      path   = "/bot0000000000:clawpatrol-placeholder-do-not-use/${each.key}"
    }
  }
  expect {
    verdict = each.value
    rule    = each.value == "allow" ? "telegram-messages" : ""
  }
}

test "gemini answers questions to its models" {
  for_each = [
    { method = "POST", path = "/v1beta/models/gemini:generateContent", verdict = "allow" },
    { method = "GET", path = "/v1beta/models/gemini", verdict = "deny" },
    { method = "POST", path = "/v1beta/files", verdict = "deny" },
  ]
  action {
    endpoint = https.gemini
    profile  = profile.default
    http {
      method = each.value.method
      path   = each.value.path
    }
  }
  expect {
    verdict = each.value.verdict
    rule    = each.value.verdict == "allow" ? "gemini" : ""
  }
}

test "the wiki is read with its login" {
  for_each = { GET = "allow", HEAD = "allow", PUT = "deny" }
  action {
    endpoint = https.wiki
    profile  = profile.default
    http {
      method = each.key
      path   = "/page"
    }
  }
  expect {
    verdict = each.value
    rule    = each.value == "allow" ? "wiki-is-read" : ""
  }
}
