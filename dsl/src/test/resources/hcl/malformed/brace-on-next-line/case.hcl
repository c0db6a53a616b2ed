rule "a"
{
}
