package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.ADDRESS;

/// Finds exact door numbers of Chinese addresses. A door is read as steps, each a number and its unit (3栋, 2单元, 501室);
/// which steps there are decides whether it says where somebody lives: 12栋 alone counts houses.
final class DoorFinder {
    private static final int BUILDING = 1;
    private static final int ENTRANCE = 2;
    private static final int FLOOR = 4;
    private static final int ROOM = 8;
    private static final int HOUSE = 16;
    private static final int LANE = 32;
    private static final int BARE = 64;

    private static final String NUMERALS = "一二三四五六七八九十零〇";
    private static final String AFTER_HOUSE = "线線令文公车机台井柜窗站店厂馆";
    private static final String AFTER_BARE = "年月日时点分元块个米户平人吨层多余万亿号%:/.+名家间辆次套栋";
    private static final String ROADS = "路街巷弄里同段村道组屯庄坊胡湾冲塘";
    private static final String ESTATES = "区區苑园園城栋住院庭府寓湾居墅里村厦盘邨楼轩";
    private static final String[] NO_ROADS = {
        "知道", "报道", "说道", "渠道", "管道", "轨道", "通道", "频道", "隧道", "车道", "时段", "阶段", "这里", "那里", "哪里",
        "家里", "手里", "公里", "月里", "相同", "合同", "共同", "分段", "工段", "标段"
    };
    private static final String[] HOMES = {"门牌号为", "门牌号", "门牌", "地址:", "住址:", "家住", "住在"};

    private DoorFinder() {}

    /// Looks at the number that begins here.
    ///
    /// @return where a door that was found ends, or 0
    static int find(char[] text, int start, Spans spans) {
        int dashed = dashed(text, start);
        if (dashed > 0) {
            return spans.add(start, dashed, ADDRESS);
        }
        int steps = 0;
        int at = start;
        int end = start;
        int roomDigits = 0;
        for (int step = 0; step < 6; step++) {
            int from = step > 0 && " -附".indexOf(Shadow.at(text, at)) >= 0 ? at + 1 : at;
            int number = number(text, from);
            if (number == from) {
                break;
            }
            int unit = unit(text, number);
            int kind = unit == 0 ? BARE : unit & 0xff;
            boolean apart = from > at && (steps & HOUSE) != 0;
            if (kind == BARE && (apart || !isBareRoom(text, from, number, steps))) {
                break;
            }
            steps |= kind;
            boolean lettered = kind == ROOM && Shadow.isLetter(text[number - 1]);
            roomDigits = kind == ROOM ? number - from + (lettered ? 1 : 0) : roomDigits;
            at = number + (unit >> 8);
            end = at;
            if (kind == BARE) {
                break;
            }
        }
        int attached = (steps & (BARE | FLOOR | HOUSE)) != 0 ? attached(text, end) : end;
        if (attached > end && counts(Shadow.at(text, attached))) {
            return 0;
        }
        end = attached;
        return isDoor(text, start, end, steps, roomDigits) ? spans.add(start, end, ADDRESS) : 0;
    }

    private static boolean isDoor(char[] text, int start, int end, int steps, int roomDigits) {
        boolean room = (steps & (ROOM | BARE)) != 0;
        char next = Shadow.at(text, end);
        if ((steps & ROOM) != 0 && (next == '内' || next == '外' || next == '厅')) {
            return false;
        }
        if ((steps & (BUILDING | ENTRANCE)) != 0 && (room || (steps & 3) == 3)) {
            return true;
        }
        if ((steps & (HOUSE | LANE | FLOOR)) != 0 && room) {
            return (steps & BARE) != 0 || roomDigits >= 2;
        }
        if ((steps & ROOM) != 0) {
            return roomDigits >= 3 && text[end - 1] == '室';
        }
        boolean house = (steps & HOUSE) != 0 && AFTER_HOUSE.indexOf(next) < 0;
        boolean gate = next == '门' && "面前口外".indexOf(Shadow.at(text, end + 1)) < 0;
        return house && !gate && ((steps & LANE) != 0 || isOnRoad(text, start));
    }

    private static boolean isOnRoad(char[] text, int start) {
        int at = start - (Shadow.at(text, start - 1) == ' ' ? 1 : 0);
        for (var home : HOMES) {
            if (Context.endsAt(text, at, home)) {
                return true;
            }
        }
        if (ROADS.indexOf(Shadow.at(text, at - 1)) < 0) {
            return false;
        }
        for (var no : NO_ROADS) {
            if (Context.endsAt(text, at, no)) {
                return false;
            }
        }
        return true;
    }

    /// 5-2-301 and 12-1403 behind the name of an estate.
    private static int dashed(char[] text, int start) {
        int at = number(text, start);
        int parts = 1;
        int last = at - start;
        while (parts < 4 && Shadow.at(text, at) == '-' && number(text, at + 1) > at + 1) {
            int from = at + 1;
            at = number(text, from);
            last = at - from;
            parts++;
        }
        if (parts == 2 && "号號".indexOf(Shadow.at(text, at)) >= 0 && isOnRoad(text, start)) {
            return at + 1;
        }
        boolean shaped = parts >= 2 && parts <= 3 && last >= (parts == 3 ? 2 : 3) && last <= 5;
        if (!shaped || Shadow.at(text, at) == '-' || Shadow.isDigit(Shadow.at(text, at))) {
            return 0;
        }
        int before = start - (Shadow.at(text, start - 1) == ' ' ? 2 : 1);
        boolean estate = ESTATES.indexOf(Shadow.at(text, before)) >= 0 && before >= 0;
        boolean home = estate;
        for (int i = 0; !home && i < HOMES.length; i++) {
            home = Context.endsAt(text, before + 1, HOMES[i]);
        }
        char next = Shadow.at(text, at);
        boolean quantity = "年月日元块米户个号".indexOf(next) >= 0 && next != '号';
        return home && !quantity ? at + ("号室".indexOf(next) >= 0 ? 1 : 0) : 0;
    }

    /// A room without its unit is known by two to five digits that count nothing.
    private static boolean isBareRoom(char[] text, int from, int to, int steps) {
        boolean after = (steps & (BUILDING | ENTRANCE)) != 0;
        boolean behindFloor = (steps & (FLOOR | HOUSE | LANE)) != 0 && to - from >= 3;
        boolean first = to - from >= 2 && to - from <= 6;
        char next = Shadow.at(text, to);
        next = next == ' ' ? Shadow.at(text, to + 1) : next;
        return (first && (after || behindFloor) && !counts(next) && !Shadow.isDigit(next))
                || (after && next == '-' && Shadow.isDigit(Shadow.at(text, to + 1)));
    }

    private static boolean counts(char next) {
        return next != 0 && AFTER_BARE.indexOf(next) >= 0;
    }

    /// 2-501: a second number that hangs on the first.
    private static int attached(char[] text, int at) {
        if ("-之".indexOf(Shadow.at(text, at)) >= 0) {
            int end = number(text, at + 1);
            if (end > at + 1) {
                return end + ("号室".indexOf(Shadow.at(text, end)) >= 0 ? 1 : 0);
            }
        }
        return at;
    }

    /// Where a number ends: digits with a letter before or behind, spelled ones, or a single letter before a unit.
    private static int number(char[] text, int from) {
        int at = from;
        char first = Shadow.at(text, at);
        if (Shadow.isLetter(first) || (first != 0 && "甲乙丙丁".indexOf(first) >= 0)) {
            at++;
        }
        int digits = at;
        while (at - digits < 6 && Shadow.isDigit(Shadow.at(text, at))) {
            at++;
        }
        if (at == digits) {
            while (at - digits < 5 && at < text.length && NUMERALS.indexOf(text[at]) >= 0) {
                at++;
            }
            return at > digits || (at > from && unit(text, at) != 0) ? at : from;
        }
        if (at - digits == 6) {
            return from;
        }
        boolean letter =
                Shadow.isLetter(Shadow.at(text, at)) && !Shadow.isLetter(Shadow.at(text, at + 1));
        return letter ? at + 1 : at;
    }

    /// The unit that stands here: its kind, and its length from the eighth bit on; 0 if none does.
    private static int unit(char[] text, int at) {
        char c = Shadow.at(text, at);
        char next = Shadow.at(text, at + 1);
        return switch (c) {
            case '栋', '幢', '棟', '座' -> BUILDING | 1 << 8;
            case '号', '號' ->
                    switch (next) {
                        case '楼', '樓', '栋' -> BUILDING | 2 << 8;
                        case '房', '室' -> ROOM | 2 << 8;
                        case '院', '弄' -> LANE | 2 << 8;
                        default -> HOUSE | 1 << 8;
                    };
            case '单', '單' -> next == '元' ? ENTRANCE | 2 << 8 : 0;
            case '门', '梯' -> ENTRANCE | 1 << 8;
            case '楼', '樓', '层', '層' -> FLOOR | 1 << 8;
            case '室' -> ROOM | 1 << 8;
            case '房' -> next == '间' ? ROOM | 2 << 8 : next == '屋' ? 0 : ROOM | 1 << 8;
            case '弄', '排', '组', '附' -> LANE | 1 << 8;
            default -> 0;
        };
    }
}
