package gazette.sources.http;

import java.util.Set;

/// Lists the ports of services that are no web servers: a request to one of them may be obeyed as a command.
final class ServicePorts {
    /// The "bad ports" of the Fetch standard (fetch.spec.whatwg.org, section Port blocking).
    private static final Set<Integer> BAD = Set.of(
            0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
            109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
            526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
            3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080);

    /// Databases, caches, queues, and what machines are administered by.
    private static final Set<Integer> MORE = Set.of(
            88, // Kerberos
            445, // SMB
            464, // Kerberos passwords
            623, // IPMI
            873, // rsync
            1080, // SOCKS
            1099, // Java RMI
            1433, 1434, // SQL Server
            1521, // Oracle
            1883, 8883, // MQTT
            2181, // ZooKeeper
            2375, 2376, // Docker
            2379, 2380, // etcd
            2525, // SMTP
            3268, 3269, // LDAP
            3306, // MySQL
            3389, // remote desktop
            4369, // Erlang
            5432, 5433, // PostgreSQL
            5671, 5672, // AMQP
            5900, 5901, // VNC
            5984, // CouchDB
            5985, 5986, // WinRM
            6379, 6380, // Redis
            6443, // Kubernetes
            7000, 7001, // Cassandra
            8009, // AJP
            8086, // InfluxDB
            8500, // Consul
            9042, // Cassandra
            9092, // Kafka
            9200, 9300, // Elasticsearch
            10250, 10255, // Kubernetes
            11211, // memcached
            26379, // Redis Sentinel
            27017, 27018, 27019); // MongoDB

    private ServicePorts() {}

    /// Returns whether a port belongs to another service.
    static boolean contains(int port) {
        return BAD.contains(port) || MORE.contains(port);
    }
}
