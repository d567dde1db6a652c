package gazette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Runs nginx as Debian sets it up, but without a log: it serves one file with the header fields that Gazette sends.
final class NginxServer implements AutoCloseable {
    private final Process process;
    private final String address;

    /// Starts it in an empty folder.
    ///
    /// @param path of the file, such as `/bench/issues.rss`
    NginxServer(Path folder, int port, String path, byte[] feed) throws IOException {
        Path file = folder.resolve("www" + path);
        Files.createDirectories(file.getParent());
        Files.write(file, feed);
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, settings(port));
        process = ExternalTool.NGINX.start(
                List.of("-p", folder + "/", "-c", settings.toString(), "-e", folder + "/error.log"));
        address = "http://127.0.0.1:" + port + path;
    }

    String address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static String settings(int port) {
        // Its workers could not read a folder of root's otherwise.
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        return user + """
                worker_processes auto;
                daemon off;
                pid nginx.pid;
                events { worker_connections 768; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 1000000;
                    types { application/rss+xml rss; }
                    charset utf-8;
                    charset_types application/rss+xml;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    server {
                        listen 127.0.0.1:PORT;
                        root www;
                        add_header Cache-Control "public, max-age=300, must-revalidate";
                        add_header Vary "Accept-Encoding";
                        add_header Access-Control-Allow-Origin "*";
                        add_header Access-Control-Expose-Headers "ETag, Link";
                        add_header X-Content-Type-Options "nosniff";
                        add_header Referrer-Policy "no-referrer";
                        add_header Content-Security-Policy "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:";
                    }
                }
                """.replace("PORT", String.valueOf(port));
    }
}
