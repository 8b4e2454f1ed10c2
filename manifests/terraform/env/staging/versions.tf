terraform {
  required_version = ">= 1.11, < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.62.0"
    }
    cloudflare = {
      source  = "cloudflare/cloudflare"
      version = "5.14.0"
    }
    helm = {
      source  = "hashicorp/helm"
      version = "3.1.1"
    }
  }

  # Bucket and region come with init (scripts/release plan); the lock is an object beside the state.
  backend "s3" {
    key          = "openclaw-rating-api/staging.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}
