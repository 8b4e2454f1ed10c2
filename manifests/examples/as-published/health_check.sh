# health_check.sh
REGIONS=("us-east-1" "eu-west-1")
for R in "${REGIONS[@]}"; do
  ENDPOINT=$(aws eks --region $R describe-cluster --name openclaw-$R --query "cluster.endpoint" --output text)
  STATUS=$(curl -s -o /dev/null -w "%{http_code}" https://$ENDPOINT/health)
  if [[ "$STATUS" -ne 200 ]]; then
    echo "❌ Region $R health check failed (HTTP $STATUS)"
    exit 1
  else
    echo "✅ Region $R healthy"
  fi
done
echo "All regions passed health checks"
