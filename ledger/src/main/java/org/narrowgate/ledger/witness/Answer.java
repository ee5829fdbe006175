package org.narrowgate.ledger.witness;

/** What a witness answers: status, content type and body (C2SP tlog-witness, "add-checkpoint"). */
public record Answer(int status, String type, String body) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String words) {
        return new Answer(status, TEXT, words + "\n");
    }

    static Answer size(long size) {
        return new Answer(409, Asking.SIZE_TYPE, size + "\n");
    }

    static Answer of(String body) {
        return new Answer(200, TEXT, body);
    }
}
