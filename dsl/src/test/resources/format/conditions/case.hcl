rule "quoted" {
  condition = "http.method=='GET'&&  !( http.path.startsWith( '/a' )||x in['a' ,'b'] )"
  verdict = "allow"
}
rule "escaped" {
  condition = "http.headers[ \"X-Team\" ].exists( v,v==\"a\\\\b\" )"
}
rule "short" {
  condition = <<-CEL
      http.method   == 'GET' &&http.path=='/'
      CEL
  verdict = "allow"
}
rule "lines" {
    condition = <<-CEL
  http.method in ['POST', 'PUT', 'DELETE']
      && (http.path.startsWith('/v2/')||'X-Preview' in http.headers)
   CEL
}
rule "long" {
  condition = <<CEL
http.method == 'GET' && http.path.startsWith('/repos/') && http.headers.exists(name, name == 'X-Team') || http.method == 'HEAD'
CEL
}
rule "comments" {
  condition = <<-CEL
    // what is read
    http.method == 'GET'   // reads
    && http.path == '/a' || // the rest
    // above
    http.method == 'HEAD'
    // below
  CEL
}
rule "odd comment" {
  condition = <<-CEL
    http.method == // odd
      'GET'
  CEL
}
rule "lists" {
  condition = <<-EOT
    http.headers.exists(name, name in [
      'X-Http-Method-Override', 'X-Http-Method', 'X-Method-Override'
    ]) || '_method' in http.query
  EOT
}
rule "nested" {
  condition = <<-EOT
    a || (b
    && c) || f(x, y ||
      z) || {'k':v,?'l':w}.size()>-1 ? -x : !y
  EOT
}
rule "choice" {
  condition = <<-EOT
    'X-Team' in http.headers ? http.headers['X-Team'][0]=='ops'
      : has(http.body_json.a)?a.?b.orValue(1u)==2u:T{f:1}==.g
  EOT
}
rule "not a condition" {
  condition = <<-EOT
    a  ==   
  EOT
}
rule "of several lines" {
  condition = <<-EOT
    a   == '''x
      y'''
  EOT
}
rule "computed" {
  condition = "http.path   == '${ var.path }'"
}
rule "marker" {
  condition = <<-a
    b||
    c || a
    a
}
other "rule" {
  condition = "a   ==  b"
}
