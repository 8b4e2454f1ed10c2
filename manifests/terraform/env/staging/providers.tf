# Nobody hands a token in: AWS is reached with the role that the job assumed, each cluster with a token that this role
# asks for at that moment, Cloudflare with one that is read from its safe and never written to plan or state.
provider "aws" {
  region = "us-east-1"
}

ephemeral "aws_secretsmanager_secret_version" "cloudflare" {
  secret_id = var.cloudflare_token_secret
}

provider "cloudflare" {
  api_token = ephemeral.aws_secretsmanager_secret_version.cloudflare.secret_string
}

provider "helm" {
  alias = "us_east_1"

  kubernetes = {
    host                   = module.cluster["us-east-1"].endpoint
    cluster_ca_certificate = base64decode(module.cluster["us-east-1"].certificate_authority)
    exec = {
      api_version = "client.authentication.k8s.io/v1"
      command     = "aws"
      args        = ["eks", "get-token", "--region", "us-east-1", "--cluster-name", module.cluster["us-east-1"].name]
    }
  }
}

provider "helm" {
  alias = "eu_west_1"

  kubernetes = {
    host                   = module.cluster["eu-west-1"].endpoint
    cluster_ca_certificate = base64decode(module.cluster["eu-west-1"].certificate_authority)
    exec = {
      api_version = "client.authentication.k8s.io/v1"
      command     = "aws"
      args        = ["eks", "get-token", "--region", "eu-west-1", "--cluster-name", module.cluster["eu-west-1"].name]
    }
  }
}
