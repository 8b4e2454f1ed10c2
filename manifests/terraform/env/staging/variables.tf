variable "regions" {
  description = "What a region may have of its own. All else is the same in both."
  type = map(object({
    subnet_ids = list(string)
    edge       = string
  }))

  validation {
    condition     = toset(keys(var.regions)) == toset(["us-east-1", "eu-west-1"])
    error_message = "Exactly us-east-1 and eu-west-1: each has a provider of its own in providers.tf."
  }
}

variable "api_allowed_cidrs" {
  description = "Networks that may reach the clusters' APIs."
  type        = list(string)
}

variable "release_role_arn" {
  description = "The role that the release pipeline assumes by OIDC."
  type        = string

  validation {
    condition     = can(regex("^arn:aws:iam::[0-9]{12}:role/", var.release_role_arn))
    error_message = "The ARN of a role."
  }
}

variable "cloudflare_account_id" {
  description = "The Cloudflare account."
  type        = string
}

variable "cloudflare_zone_id" {
  description = "The zone of the hostname."
  type        = string
}

variable "cloudflare_token_secret" {
  description = "Name of the secret in AWS Secrets Manager that holds the Cloudflare API token; not the token."
  type        = string
}
