"""The words on an ego page, in English and Korean."""

from collections.abc import Mapping
from enum import StrEnum


class Lang(StrEnum):
    """A language of the page; names of companies and regions stay as they are stated."""

    EN = "en"
    KO = "ko"


#: key: English, Korean
_WORDS = {
    "lead": ("{name} and its partners", "{name}의 거래·협력 관계"),
    "as_of": ("As of {day}, version {version}", "{day} 기준, 자료 버전 {version}"),
    "of_map_of": ("regions of {said}", "{said} 지역 구분"),
    "of_place_roles": ("places: {said} only", "위치: {said}만"),
    "of_evidence": ("evidence: {said} only", "근거: {said}만"),
    "of_window": ("ties of {said} or later", "{said} 이후 거래·협력"),
    "of_future": (
        "the day lies in the future: what is known today",
        "미래의 날짜: 오늘까지 알려진 내용",
    ),
    "of_undated": ("with what is undated", "날짜 없는 자료 포함"),
    "left_out": (
        "Left out, as they bear no date and their source is later: {number} statements",
        "날짜가 없고 출처가 기준일보다 늦어 뺀 진술: {number}건",
    ),
    "in_window": (
        "Counted in spite of the window, without a date: {number} ties",
        "날짜가 없어 기간과 무관하게 포함한 거래·협력: {number}건",
    ),
    "off_map": (
        "Region unknown on this map: {number} placed in {name}",
        "이 지역 구분에서 지역 미상: {name} 소재 {number}곳",
    ),
    "main_site": ("main site", "주 사업장"),
    "head_office": ("head office", "본사"),
    "first_registered": ("first registered", "최초 등기"),
    "shown": ("Shown {shown} of {all} partners", "거래·협력 상대 {all}곳 중 {shown}곳 표시"),
    "also": ("Two steps away: {number}", "두 단계 거리: {number}곳"),
    "in_regions": ("regions: {number}", "지역 {number}개"),
    "outside": ("outside its own: {number}", "지역 밖 {number}곳"),
    "abroad_n": ("abroad: {number}", "국외 {number}곳"),
    "unknown_n": ("region unknown: {number}", "지역 미상 {number}곳"),
    "evidence_of": ("Evidence", "근거"),
    "span": ("from {first} to {last}", "{first}~{last}년"),
    "disputed_n": ("{number} disputed", "이의 제기 {number}건"),
    "undated_n": ("{number} undated", "날짜 없음 {number}건"),
    "sources": ("Sources", "출처"),
    "missing": ("What the sources leave out", "자료에 없는 것"),
    "system": ("Regions", "지역 구분"),
    "kr-province": ("Korean provinces", "시도(광역)"),
    "kr-bloc": ("Korean blocs (권역)", "권역"),
    "jp-prefecture": ("Japanese prefectures", "일본 도도부현"),
    "made_up": ("Made-up data", "가상 데이터"),
    "no_script": (
        "The picture and the table need scripts, which this viewer does not run.",
        "그림과 표를 보려면 스크립트 실행이 필요합니다.",
    ),
    "find": ("Find a company", "기업 찾기"),
    "not_here": ("No organisation of that name is in this picture", "이 그림에 없는 이름입니다"),
    "fit": ("Reset", "처음 보기"),
    "closer": ("Zoom in", "확대"),
    "wider": ("Zoom out", "축소"),
    "save": ("Save PNG", "PNG 저장"),
    "saved": ("The picture was saved", "그림을 저장했습니다"),
    "picture": ("Picture", "그림"),
    "picture_help": (
        "Network picture. Arrow keys move between companies, Enter opens one, Escape closes it, "
        "plus and minus zoom. The table of ties says the same in words.",
        "관계 그림. 화살표 키로 기업 사이를 이동하고 Enter로 열고 Esc로 닫습니다. "
        "더하기·빼기 키로 확대·축소합니다. 같은 내용이 관계 표에 있습니다.",
    ),
    "legend": ("Legend", "범례"),
    "groups": ("Where: colour and sector", "어디에: 색과 부채꼴"),
    "kinds": ("Ties", "관계"),
    "evidence": ("Evidence", "근거"),
    "marks": ("Marks", "기호"),
    "SUPPLIES": ("supplies", "납품"),
    "COOPERATES_WITH": ("co-operation", "협력"),
    "PARTNERS_WITH": ("support", "지원"),
    "supplies_legend": ("supplies: supplier to customer", "납품: 공급사에서 고객사로"),
    "cooperates_legend": ("co-operation: no direction", "협력: 방향 없음"),
    "partners_legend": (
        "support: giver to receiver; no arrow: mutual",
        "지원: 주는 쪽에서 받는 쪽으로, 화살표 없음: 상호",
    ),
    "stated": ("stated by a source", "출처가 직접 밝힘"),
    "doubtful": (
        "nothing but extracted, inferred, applicant's or made-up",
        "추출·추정·신청자 진술·가상 자료뿐",
    ),
    "large": ("large company", "대기업"),
    "smaller": ("mid-sized, SME or micro", "중견·중소·소상공인"),
    "size_unknown": ("size unknown", "규모 미상"),
    "public": ("public body or corporation", "공공기관·공기업"),
    "no_company": ("no company (institute, university …)", "기업 아님(연구소·대학 등)"),
    "size_is": ("area grows with the number of partners", "넓이: 거래·협력 상대 수"),
    "width_is": ("width: √ amount, {what}; thin: {rest}", "굵기: √금액, {what}; 가는 선: {rest}"),
    "width_rest": ("unknown, or not comparable", "금액 미상 또는 비교 불가"),
    "width_none": (
        "all lines equally thin: amounts unknown or not comparable",
        "선 굵기 같음: 금액 미상 또는 비교 불가",
    ),
    "inferred_place": ("~ the place is inferred", "~ 위치는 추정"),
    "last_seen_place": (
        "† the place: no longer in the newest file of its register",
        "† 위치는 등록부 최신 파일에 없음",
    ),
    "disputed_place": ("! the place is disputed", "! 위치에 이의 제기됨"),
    "signs": ("short forms in the picture: {signs}", "그림 속 약칭: {signs}"),
    "ring": ("dashed ring: beyond it, two steps away", "점선 원 밖: 두 단계 떨어짐"),
    "ring_many": ("dashed rings: one more step away", "점선 원: 한 단계씩 더 떨어짐"),
    "size_large": ("large", "대기업"),
    "size_mid_sized": ("mid-sized", "중견기업"),
    "size_sme": ("SME", "중소기업"),
    "size_micro": ("micro", "소상공인"),
    "is_public": ("public body", "공공기관"),
    "is_no_company": ("no company", "기업 아님"),
    "ties": ("Its ties", "직접 관계"),
    "others": ("Ties among the others", "다른 조직 사이의 관계"),
    "ties_none": ("No tie is in this picture.", "이 그림에는 관계가 없습니다."),
    "way": ("Tie", "관계"),
    "partner": ("Partner", "상대"),
    "from": ("From", "조직"),
    "to": ("To", "상대 조직"),
    "region": ("Region", "지역"),
    "amount": ("Amount", "금액"),
    "said": ("Evidence", "근거"),
    "number": ("Sources", "출처 수"),
    "SUPPLIES_out": ("→ supplies", "→ 납품"),
    "SUPPLIES_in": ("← supplied by", "← 납품받음"),
    "COOPERATES_WITH_both": ("↔ co-operates", "↔ 협력"),
    "PARTNERS_WITH_out": ("→ supports", "→ 지원"),
    "PARTNERS_WITH_in": ("← supported by", "← 지원받음"),
    "PARTNERS_WITH_both": ("↔ partners", "↔ 제휴"),
    "amount_unknown": ("unknown", "미상"),
    "no_amount": ("amount unknown", "금액 미상"),
    "year_unknown": ("year unknown", "연도 미상"),
    "more_amounts": ("and others", "외"),
    "region_unknown": ("region unknown", "지역 미상"),
    "abroad": ("abroad", "국외"),
    "other": ("other regions", "그 밖의 지역"),
    "details": ("Selection", "선택한 항목"),
    "close": ("Close", "닫기"),
    "selected": ("Selected", "선택"),
    "cleared": ("Nothing is selected", "선택 해제"),
    "visible": (
        "{nodes} of {all} organisations and {ties} ties are visible",
        "조직 {all}곳 중 {nodes}곳, 관계 {ties}건 표시 중",
    ),
    "partners": ("Partners", "거래·협력 상대"),
    "partners_hidden": (
        "{all} stated, {hidden} of them not in this picture",
        "{all}곳, 그중 {hidden}곳은 이 그림에 없음",
    ),
    "place": ("Place", "위치"),
    "size": ("Size", "규모"),
    "id": ("Id", "식별자"),
    "what_unknown": ("nothing more is stated", "더 밝힌 내용 없음"),
    "undated": ("undated", "날짜 없음"),
    "disputed": ("disputed", "이의 제기됨"),
    "confidence": ("confidence", "신뢰도"),
    "gives": ("gives", "주는 쪽"),
    "rows_left": (
        "For size, {number} statements are not on this page; superregion company lists them.",
        "크기 때문에 진술 {number}건은 이 쪽에 없습니다. superregion company 로 볼 수 있습니다.",
    ),
    "official": ("official", "공식"),
    "filing": ("filing", "공시"),
    "company": ("company", "회사"),
    "press": ("press", "보도"),
    "extracted": ("extracted", "추출"),
    "applicant": ("applicant", "신청자"),
    "inferred": ("inferred", "추정"),
    "synthetic": ("made-up", "가상"),
}


def words(lang: Lang) -> Mapping[str, str]:
    """Return the words of a language.

    >>> words(Lang.EN)["amount_unknown"], words(Lang.KO)["amount_unknown"]
    ('unknown', '미상')
    """
    return {key: pair[list(Lang).index(lang)] for key, pair in _WORDS.items()}
