# One record a cell: {"sheet":"Blad1","cell":"B2","type":"text","value":"K-1"}

# The value of a field of a record. Cells of this list hold no quotes; what holds one is left out.
function field(name,    at, rest) {
    at = index($0, "\"" name "\":\"")
    if (at == 0) return ""
    rest = substr($0, at + length(name) + 4)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function quoted(text) { return "\"" text "\"" }

# A problem at a cell; the row becomes no line.
function tell(code, cell) {
    print "{\"problem\":{\"code\":" quoted(code) ",\"sheet\":" quoted(sheet) ",\"cell\":" quoted(cell) "}}"
    wrong[row] = 1
}

NR == 1 { next }

{
    sheet = field("sheet"); cell = field("cell")
    match(cell, /^[A-Z]+/)
    column = substr(cell, 1, RLENGTH); row = substr(cell, RLENGTH + 1) + 0
    value[row, column] = field("value")
    if (row > last) last = row
    if (value[row, column] == "Dienst") head = row
}

END {
    groups["P"] = "participatiewet"; groups["W"] = "ww"; groups["J"] = "wajong"
    for (row = head + 1; row <= last; row++) {
        if (value[row, "A"] == "") { empty++; continue }
        if (!(value[row, "C"] in groups)) { tell("unknown_target_group", "C" row); errors++; continue }
        if (value[row, "D"] !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/) { tell("invalid_date", "D" row); errors++; continue }
        if (value[row, "E"] !~ /^[0-9]+(\.[0-9]+)?$/) { tell("invalid_number", "E" row); errors++; continue }
        key = value[row, "F"] SUBSEP value[row, "B"]
        if (!(key in first)) { first[key] = row; keys[++count] = key; start[key] = value[row, "D"] }
        if (value[row, "D"] < start[key]) start[key] = value[row, "D"]
        hours[key] += value[row, "E"]
        lines++
    }
    for (place = 1; place <= count; place++) {
        key = keys[place]; row = first[key]
        printf "{\"line\":{\"kind\":\"placement\",\"contract\":\"%s\",\"candidate\":\"%s\",", value[row, "F"], value[row, "B"]
        printf "\"target_group\":\"%s\",\"start\":\"%s\",\"paid_hours\":\"%s\",", groups[value[row, "C"]], start[key], hours[key]
        printf "\"source\":{\"sheet\":\"%s\",\"row\":%d,\"cells\":{", sheet, row
        printf "\"contract\":\"F%d\",\"candidate\":\"B%d\",\"target_group\":\"C%d\",\"start\":\"D%d\",\"paid_hours\":\"E%d\"}}}}\n", row, row, row, row, row
    }
    printf "{\"end\":{\"rows\":%d,\"with_lines\":%d,\"with_errors\":%d,\"no_data\":%d}}\n", lines + errors + empty, lines, errors, empty
}
