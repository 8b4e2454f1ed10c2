provider "kubernetes" {
  host                   = var.k8s_endpoint
  token                  = var.k8s_token
  cluster_ca_certificate = base64decode(var.k8s_ca_cert)
}

provider "helm" {
  kubernetes {
    host                   = var.k8s_endpoint
    token                  = var.k8s_token
    cluster_ca_certificate = base64decode(var.k8s_ca_cert)
  }
}

module "argo_rollouts" {
  source    = "./modules/argo-rollouts"
  version   = "1.0.0"
  namespace = "argo-rollouts"
  helm_chart = {
    repository = "https://argoproj.github.io/argo-helm"
    name       = "argo-rollouts"
    version    = "2.33.0"
  }
}

module "openclaw_api" {
  source    = "./modules/k8s-cluster"
  app_name  = "openclaw-rating-api"
  image_tag = var.image_tag
  replicas  = 3
  port      = 8080
  namespace = "openclaw"
}
