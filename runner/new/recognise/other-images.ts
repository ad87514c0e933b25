/** What images hold that others use and nobody measures here, by words that their names begin with. */
const KINDS: Readonly<Record<string, string>> = {
  "a database":
    "postgres postgresql postgis pgvector timescaledb mysql mariadb percona mongo mongodb redis redis-stack valkey keydb dragonfly memcached cassandra scylla clickhouse clickhouse-server elasticsearch opensearch meilisearch typesense qdrant weaviate milvus neo4j influxdb couchdb cockroach mssql server surrealdb rethinkdb arangodb dynamodb-local pgbouncer",
  "a message broker":
    "rabbitmq kafka cp-kafka cp-zookeeper zookeeper nats mosquitto eclipse-mosquitto redpanda activemq pulsar emqx",
  "a tool to look at data":
    "adminer pgadmin4 pgadmin phpmyadmin mongo-express redis-commander redisinsight flower kafka-ui akhq portainer portainer-ce dozzle swagger-ui",
  "a proxy": "traefik haproxy envoy nginx-proxy nginx-proxy-manager docker-letsencrypt-nginx-proxy-companion kong",
  "a mail server for tests": "mailcatcher mailhog mailpit maildev inbucket greenmail",
  "for watching others":
    "prometheus grafana jaeger all-in-one loki promtail tempo opentelemetry-collector opentelemetry-collector-contrib cadvisor node-exporter alertmanager zipkin seq kibana logstash fluentd fluent-bit vector datadog agent",
  "storage or secrets": "minio localstack azurite vault consul etcd registry mc",
  "an identity provider": "keycloak dex authelia authentik",
  "a tool for tests or start-up": "selenium standalone-chrome playwright wait-for-it wait dockerize watchtower ofelia",
};

/** What an image is where it is no web server to measure, such as "a database"; undefined where it is not known. */
export function kindOfImage(image: string): string | undefined {
  const name =
    image
      .replace(/@.*$/, "")
      .replace(/:[^/]*$/, "")
      .split("/")
      .at(-1)
      ?.toLowerCase() ?? "";
  return Object.entries(KINDS).find(([, names]) => names.split(" ").includes(name))?.[0];
}
