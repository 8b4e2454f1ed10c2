locals {
  application_namespace = "openclaw"
  release_group         = "openclaw-release"

  # The controller that the suite models. The newest chart known is made for its predecessor; the CRDs of both are the
  # same.
  chart_version      = "2.43.5"
  controller_version = "v1.10.1"
}

# Both regions come from this one call.
module "cluster" {
  source   = "../../modules/k8s-cluster"
  for_each = var.regions

  name               = "openclaw-staging"
  region             = each.key
  subnet_ids         = each.value.subnet_ids
  kubernetes_version = "1.33"
  nodes              = { instance_type = "m7i.large", least = 2, most = 4 }
  api_allowed_cidrs  = var.api_allowed_cidrs
  release_role_arn   = var.release_role_arn
  release_group      = local.release_group
}

# Two calls, since providers cannot be chosen by for_each; they differ in nothing else.
module "argo_rollouts_us_east_1" {
  source     = "../../modules/argo-rollouts"
  providers  = { helm = helm.us_east_1 }
  depends_on = [module.cluster]

  application_namespace = local.application_namespace
  release_group         = local.release_group
  chart_version         = local.chart_version
  controller_version    = local.controller_version
}

module "argo_rollouts_eu_west_1" {
  source     = "../../modules/argo-rollouts"
  providers  = { helm = helm.eu_west_1 }
  depends_on = [module.cluster]

  application_namespace = local.application_namespace
  release_group         = local.release_group
  chart_version         = local.chart_version
  controller_version    = local.controller_version
}

module "networking" {
  source = "../../modules/networking"

  account_id  = var.cloudflare_account_id
  zone_id     = var.cloudflare_zone_id
  hostname    = "rating.api.staging.openclaw.com"
  edges       = { for region, own in var.regions : region => own.edge }
  primary     = "us-east-1"
  split       = { us-east-1 = 99, eu-west-1 = 1 }
  health_path = "/health"
  check       = { interval = 10, timeout = 1, failures = 2, regions = ["ENAM", "WEU"] }
  ttl         = 30
}
