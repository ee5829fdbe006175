package org.narrowgate.app.setup;

/**
 * An invented office holder of the demonstration; his key lies with the workspace's keys, where a real one never would.
 */
enum DemoParty {
    REQUEST_SIGNER(
            "request-signer",
            "Avery Hollinbourne",
            Side.REQUESTER,
            "Secretary of Homeland Security",
            "head-of-agency",
            "request, agreement"),
    RECIPIENT("recipient", "Marlo Quennevat", Side.REQUESTER, "Recipient of answers", "other", "recipient"),
    DECIDER("disclosure-officer", "Thea Ostrowinter", Side.CUSTODIAN, "Disclosure Officer", "other", "decide, finding"),
    RELEASER(
            "releasing-official",
            "Corin Vandermeadow",
            Side.CUSTODIAN,
            "Director, Governmental Liaison and Disclosure",
            "other",
            "release"),
    COUNSEL("counsel", "Imre Lachlandale", Side.CUSTODIAN, "Counsel", "other", "finding, counsel"),
    COMMISSIONER(
            "commissioner",
            "Rosalind Fenwickshire",
            Side.CUSTODIAN,
            "Acting Commissioner",
            "head-of-agency",
            "agreement");

    enum Side {
        CUSTODIAN,
        REQUESTER
    }

    /** File name of key and certificate. */
    final String slug;

    final String person;
    final Side side;
    final String office;
    /** Kind of office, as packs name them. */
    final String kind;
    /** As narrowgate.yaml lists them. */
    final String roles;

    DemoParty(String slug, String person, Side side, String office, String kind, String roles) {
        this.slug = slug;
        this.person = person;
        this.side = side;
        this.office = office;
        this.kind = kind;
        this.roles = roles;
    }
}
