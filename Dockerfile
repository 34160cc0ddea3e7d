# A small image over the published archive: run scripts/publish linux-x64 first.
#   docker build -t chaton .
#   docker run -d --name chaton -p 6697:6697 -v chaton:/data chaton
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 555 --home-dir /data chaton && mkdir /data && chown chaton: /data
ADD dist/chaton-*-linux-x64.tar.gz /opt/
RUN ln -s /opt/chaton-*-linux-x64/chaton /usr/local/bin/chaton
USER chaton
VOLUME /data
EXPOSE 6697
ENTRYPOINT ["chaton"]
CMD ["serve", "--listen", "*:6697", "--data", "/data"]
