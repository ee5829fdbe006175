package org.narrowgate.app.demo;

import java.util.List;

/**
 * Ten people who come into the population together: a couple (0, 1) with two children (2, 3), a couple (4, 5), two
 * people of their own (6, 7), and two who share a home (8, 9).
 */
record Family(long index, Kind kind, List<Person> members) {
    static final int MEMBERS = 10;
    static final int FATHER = 0;
    static final int MOTHER = 1;
    static final int CHILD = 2;
    static final int SECOND_CHILD = 3;
    static final int HUSBAND = 4;
    static final int WIFE = 5;
    static final int ELDER = 6;
    static final int SINGLE = 7;
    static final int TENANT = 8;
    static final int NAMESAKE = 9;

    /** What the children are. */
    enum Kind {
        ORDINARY,
        /** The two are grown twins at home. */
        TWINS,
        /** The first is a grown son with his father's whole name, at home. */
        JUNIOR
    }

    Person member(int place) {
        return members.get(place);
    }

    /** The one to whom this member is married; -1 for those who are not. */
    static int spouseOf(int member) {
        return switch (member) {
            case FATHER -> MOTHER;
            case MOTHER -> FATHER;
            case HUSBAND -> WIFE;
            case WIFE -> HUSBAND;
            default -> -1;
        };
    }
}
