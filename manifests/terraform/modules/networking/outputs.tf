output "load_balancer_id" {
  description = "What the gate shifts the split of."
  value       = cloudflare_load_balancer.users.id
}

output "pool_ids" {
  description = "Region to the id of its pool."
  value       = { for region, pool in cloudflare_load_balancer_pool.region : region => pool.id }
}
