package org.narrowgate.app.setup;

/**
 * Somebody of the demonstration, invented: his key lies with the workspace's keys, where a real one never would. What
 * each may do stands in {@code examples/demo/offices.yaml}.
 */
enum DemoParty {
    REGISTRAR("registrar", "Tamsin Oakenfold", Side.CUSTODIAN),
    REQUEST_SIGNER("request-signer", "Avery Hollinbourne", Side.REQUESTER),
    RECIPIENT("recipient", "Marlo Quennevat", Side.REQUESTER),
    DECIDER("disclosure-officer", "Thea Ostrowinter", Side.CUSTODIAN),
    RELEASER("releasing-official", "Corin Vandermeadow", Side.CUSTODIAN),
    COUNSEL("counsel", "Imre Lachlandale", Side.CUSTODIAN),
    PRIVACY("privacy-officer", "Odette Harrowgate", Side.CUSTODIAN),
    SAFEGUARDS("safeguards-chief", "Silas Brackenridge", Side.CUSTODIAN),
    COMMISSIONER("commissioner", "Rosalind Fenwickshire", Side.CUSTODIAN),
    /** Comes into office in the story that {@code examples/demo/story.yaml} tells, and is on no paper before. */
    SUCCESSOR("successor", "Ewan Thornquist", Side.CUSTODIAN);

    enum Side {
        CUSTODIAN("custodian-root", "Internal Revenue Service"),
        REQUESTER("requester-root", "Department of Homeland Security");

        /** File name of key and certificate of the side's certification authority. */
        final String root;

        final String agency;

        Side(String root, String agency) {
            this.root = root;
            this.agency = agency;
        }
    }

    /** File name of key and certificate. */
    final String slug;

    final String person;
    final Side side;

    DemoParty(String slug, String person, Side side) {
        this.slug = slug;
        this.person = person;
        this.side = side;
    }
}
