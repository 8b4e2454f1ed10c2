variable "account_id" {
  description = "The Cloudflare account that pools and monitor belong to."
  type        = string
}

variable "zone_id" {
  description = "The zone of the hostname."
  type        = string
}

variable "hostname" {
  description = "The name that users look up."
  type        = string
}

variable "edges" {
  description = "Region to the public address of its edge: never that of the cluster's API."
  type        = map(string)

  validation {
    condition     = length(var.edges) == 2 && alltrue([for edge in values(var.edges) : !endswith(edge, ".eks.amazonaws.com")])
    error_message = "One edge for each of the two regions, and no cluster API."
  }
}

variable "primary" {
  description = "The region that most users are sent to."
  type        = string

  validation {
    condition     = contains(keys(var.edges), var.primary)
    error_message = "One of the regions of edges."
  }
}

variable "split" {
  description = "Region to its share of DNS answers on an ordinary day, in per cent."
  type        = map(number)

  validation {
    condition     = sum(values(var.split)) == 100 && toset(keys(var.split)) == toset(keys(var.edges))
    error_message = "A share for every region, 100 together."
  }

  validation {
    condition     = alltrue([for share in values(var.split) : share > 0 && share == floor(share)])
    error_message = "Whole per cents, none of them 0: a region without users would never be seen to fail."
  }
}

variable "health_path" {
  description = "What the service answers for its health, asked through the edge."
  type        = string

  validation {
    condition     = startswith(var.health_path, "/")
    error_message = "A path, such as /health."
  }
}

variable "check" {
  description = "Health checks: one every interval seconds, each given timeout seconds; dark after failures in a row."
  type = object({
    interval = number
    timeout  = number
    failures = number
    regions  = list(string)
  })

  validation {
    condition     = var.check.interval >= 10 && var.check.timeout >= 1 && var.check.timeout < var.check.interval
    error_message = "Cloudflare checks every 10 s at most (Enterprise; 15 s Business, 60 s Pro), and waits less than that."
  }
}

variable "ttl" {
  description = "Seconds that resolvers keep an answer."
  type        = number

  validation {
    condition     = var.ttl >= 30
    error_message = "At least 30 s, what Cloudflare itself takes when nothing is said."
  }
}
