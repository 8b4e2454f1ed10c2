# Global traffic: which region a user's lookup names. The regions' own networks belong to whoever runs the accounts
# and come in as subnets.
locals {
  secondary = one(setsubtract(keys(var.edges), [var.primary]))
  name      = replace(var.hostname, ".", "-")
}

# The service itself is asked, by its name, on the way that users take.
resource "cloudflare_load_balancer_monitor" "service" {
  account_id  = var.account_id
  description = "${var.hostname}: the service, through the edge"

  type           = "https"
  method         = "GET"
  path           = var.health_path
  expected_codes = "200"
  header         = { Host = [var.hostname] }

  interval         = var.check.interval
  timeout          = var.check.timeout
  retries          = 0
  consecutive_down = var.check.failures
  consecutive_up   = var.check.failures
  follow_redirects = false
  allow_insecure   = false
}

resource "cloudflare_load_balancer_pool" "region" {
  for_each = var.edges

  account_id      = var.account_id
  name            = "${local.name}-${each.key}"
  description     = "The edge of ${each.key}"
  enabled         = true
  minimum_origins = 1
  monitor         = cloudflare_load_balancer_monitor.service.id
  check_regions   = var.check.regions

  origins = [{
    name    = each.key
    address = each.value
    enabled = true
    weight  = 1
    header  = { host = [var.hostname] }
  }]
}

resource "cloudflare_load_balancer" "users" {
  zone_id     = var.zone_id
  name        = var.hostname
  description = "Users of ${var.hostname}, by region"
  enabled     = true

  # Answers carry the regions' own addresses, so that the split and the failover are those of DNS; a ttl is for that
  # kind only.
  proxied          = false
  ttl              = var.ttl
  session_affinity = "none"

  default_pools = [
    cloudflare_load_balancer_pool.region[var.primary].id,
    cloudflare_load_balancer_pool.region[local.secondary].id,
  ]
  fallback_pool = cloudflare_load_balancer_pool.region[var.primary].id

  # Both pools are named: default_weight takes tenths only.
  steering_policy = "random"
  random_steering = {
    pool_weights = { for region, share in var.split : cloudflare_load_balancer_pool.region[region].id => share / 100 }
  }

  # The gate shifts the split while a canary is out and puts it back: an apply in between must leave it alone.
  lifecycle {
    ignore_changes = [random_steering]
  }
}
