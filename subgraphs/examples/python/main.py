"""
A sector's subgraph without the kit: serves the records of one JSON file, as subgraphs/PROTOCOL.md asks.
Settings: GRANT_KEYS and RECORDS (required), HOST and PORT (127.0.0.1 and a free port).
"""

import json
import os
import signal
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from grant import Refused, json_of, read_grant, read_keys
from graph import SECTOR, SLICES, BadRequest, answer, build_graph

MAX_BODY_BYTES = 256 * 1024
RECEIVE_SECONDS = 10
NO_GRANT = {"errors": [{"message": "A valid grant is required.", "extensions": {"code": "GRANT_REQUIRED"}}]}
REFUSED = {"errors": [{"message": "The request was refused.", "extensions": {"code": "BAD_REQUEST"}}]}


def log(message, **details):
    print(json.dumps({"message": message, **details}), flush=True)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = RECEIVE_SECONDS
    # Each answer is one write; to wait for more of it would only delay it.
    disable_nagle_algorithm = True

    def do_GET(self):
        if self.path == "/health":
            return self.reply(200, {"status": "ok"})
        return self.reply(404 if self.path.split("?")[0] != "/graphql" else 405, REFUSED)

    def do_POST(self):
        if self.path != "/graphql":
            return self.reply(404, REFUSED)
        length = self.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MAX_BODY_BYTES:
            # What is not read of the body would be taken for the next request.
            self.close_connection = True
            return self.reply(413 if length.isdigit() else 411, REFUSED)
        body = self.rfile.read(int(length))
        if self.headers.get_content_type() != "application/json" or "content-type" not in self.headers:
            return self.reply(415, REFUSED)
        grants = self.headers.get_all("samsyn-grant", [])
        try:
            if len(grants) != 1:
                raise Refused
            grant = read_grant(grants[0], body, time.time(), SECTOR, SLICES, self.server.keys)
        except Refused:
            return self.reply(401, NO_GRANT)
        try:
            return self.reply(200, answer(self.server.graph, grant, json_of(body)))
        except (BadRequest, ValueError, RecursionError):
            return self.reply(400, REFUSED)

    def reply(self, status, body):
        data = json.dumps(body, ensure_ascii=False).encode("utf-8")
        self.send_response_only(status)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("cache-control", "no-store")
        self.send_header("content-length", str(len(data)))
        if self.close_connection:
            self.send_header("connection", "close")
        self.end_headers()
        self.wfile.write(data)

    def send_error(self, code, message=None, explain=None):
        # The library's own answer repeats what was sent.
        self.close_connection = True
        self.reply(code if code < 500 else 400, REFUSED)

    def log_message(self, format, *args):
        """Nothing: a request's line may hold whatever a client wrote."""


def main():
    try:
        keys = read_keys(os.environ["GRANT_KEYS"])
        records = json.loads(Path(os.environ["RECORDS"]).read_text("utf-8"))
        address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "0")))
    except (KeyError, ValueError, OSError, Refused) as error:
        sys.exit(f"configuration: GRANT_KEYS, RECORDS, HOST or PORT is not right ({type(error).__name__})")
    # The parts of graphql-core that walk a document call themselves for each of its levels.
    sys.setrecursionlimit(500)
    server = ThreadingHTTPServer(address, Handler)
    server.keys = keys
    server.graph = build_graph(Path(__file__).with_name("schema.graphql").read_text("utf-8"), records)
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    log("listening", url=f"http://{address[0]}:{server.server_address[1]}/graphql")
    server.serve_forever()


if __name__ == "__main__":
    main()
